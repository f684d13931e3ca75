/*
 * The reference of `bench law`: what is due each month from packed columns, as fast as one core can read them.
 * It is compiled on the machine that measures and knows nothing of the product. Coefficients and age limits are
 * constants here on purpose: they are those of 335/2026/ND-CP Dieu 5, 6, 22 and 176/2025/ND-CP Dieu 2 as in force
 * from 10/2026. The product reads them from law/; if that law changes, the two differ and the bench says so.
 * Only what differs between places or drafts is an argument: rates, and the coefficient of Dieu 5 khoan 7.
 */
#include <stdint.h>

#if defined(_WIN32)
#define SEEN __declspec(dllexport)
#else
#define SEEN __attribute__((visibility("default")))
#endif

/* Places of a person's marks; LawColumns.cs packs them. The number of children who count stands above the last. */
enum {
    SITUATION, RECEIVED, STUDYING, CONTINUOUS, HIV, WAGE, SINGLE, ALONE, FOSTERED, HARD_AREA, REQUESTED, FACILITY,
    POOR, NEAR_POOR, NO_PENSION, PENSION, SEVERE, EXTREME, CHILDREN
};

/* Bits of a child's marks. */
enum { CHILD_STUDYING = 1, CHILD_CONTINUOUS = 2, CHILD_RECEIVED = 4 };

enum { YEARS_3 = 36, YEARS_4 = 48, YEARS_16 = 192, YEARS_60 = 720, YEARS_70 = 840, YEARS_75 = 900 };

/* What differs between communes and drafts, in this order: four whole numbers for each commune. */
enum { RATE, CARE_RATE, SOCIAL_PENSION, UNDER_3_COEFFICIENT, RATES };

/* Conditions are 0 or 1 and nothing branches, so that eight people are worked at once. */
static inline int32_t higher(int32_t a, int32_t b) { return a > b ? a : b; }
static inline int32_t if_so(int32_t condition, int32_t value) { return -condition & value; }

/* Adds to each person's marks how many children count in the month (335/2026 Dieu 5 khoan 4). Not measured. */
SEEN void count_children(
    int64_t people, int32_t month, const int32_t *first_child, const int16_t *child_born, const uint8_t *child_marks,
    uint32_t *marks)
{
    const int all = CHILD_STUDYING | CHILD_CONTINUOUS | CHILD_RECEIVED;
    for (int64_t i = 0; i < people; i++) {
        uint32_t count = 0;
        for (int32_t c = first_child[i]; c < first_child[i + 1]; c++) {
            int32_t age = month - child_born[c];
            count += age >= 0 && (age <= YEARS_16 || (child_marks[c] & all) == all);
        }
        marks[i] = (marks[i] & ((1u << CHILDREN) - 1)) | (count << CHILDREN);
    }
}

/* The month: amounts in dong, and against the month before 0 same, 1 new, 2 gone, 3 another amount. */
SEEN void assess(
    int32_t communes, const int32_t *first_person, const int32_t *rates, int32_t month,
    const int16_t *restrict born, const uint32_t *restrict marks, const int32_t *restrict before,
    int32_t *restrict amount, uint8_t *restrict change)
{
    for (int32_t commune = 0; commune < communes; commune++) {
        const int32_t *own = rates + (int64_t)commune * RATES;
        const int32_t rate = own[RATE], care_rate = own[CARE_RATE], pension = own[SOCIAL_PENSION];
        const int32_t under_3 = own[UNDER_3_COEFFICIENT];
        for (int32_t i = first_person[commune]; i < first_person[commune + 1]; i++) {
            const uint32_t m = marks[i];
            const int32_t age = month - born[i];
#define HAS(mark) ((int32_t)(m >> (mark)) & 1)
            const int32_t poor = HAS(POOR), needy = HAS(POOR) | HAS(NEAR_POOR), child = age <= YEARS_16;
            const int32_t baby = age < YEARS_4, grown = age >= YEARS_16, old = age >= YEARS_60;
            const int32_t disabled = HAS(SEVERE) | HAS(EXTREME);
            const int32_t is_1 = child & HAS(SITUATION), is_3 = child & HAS(HIV) & poor;
            const int32_t is_2 = grown & HAS(RECEIVED) & HAS(STUDYING) & HAS(CONTINUOUS);
            const int32_t is_4 = HAS(SINGLE) & needy;
            const int32_t is_5a = old & poor & HAS(ALONE), is_5b = old & poor & HAS(FOSTERED);
            const int32_t is_7 = (age <= YEARS_3) & needy & HAS(HARD_AREA) & (1 - (is_1 | is_3 | disabled));
            const int32_t is_8 = HAS(HIV) & poor & (1 - HAS(WAGE)) & (1 - HAS(PENSION));
            const int32_t is_pension = HAS(REQUESTED) & HAS(NO_PENSION)
                & ((age >= YEARS_75) | ((age >= YEARS_70) & needy));

            const int32_t parent = if_so(is_4, 100 * (int32_t)(m >> CHILDREN));
            int32_t added = if_so(is_5a, 150 + if_so(age >= YEARS_75, 50));
            added = higher(added, if_so(is_5b, 300));
            added = higher(added, if_so(disabled, 200 - if_so(grown & (1 - old), 50) + if_so(HAS(EXTREME), 50)));
            added = higher(added, if_so(is_8, 150));
            int32_t coefficient = if_so(is_1, 150 + if_so(baby, 100));
            coefficient = higher(coefficient, if_so(is_2, 150));
            coefficient = higher(coefficient, if_so(is_3, 200 + if_so(baby, 50)));
            coefficient = higher(coefficient, if_so(is_7, under_3));
            coefficient = higher(coefficient, parent + added);

            const int32_t at_home = higher(coefficient * rate, if_so(is_pension, pension));
            const int32_t housed = (400 + if_so(baby, 100)) * care_rate;
            const int32_t inside = HAS(FACILITY);
            const int32_t due = if_so(age >= 0, if_so(inside, housed) | if_so(1 - inside, at_home));
#undef HAS
            const int32_t was = before[i];
            amount[i] = due;
            change[i] = (uint8_t)if_so(was != due, 3 - 2 * (was == 0) - (due == 0));
        }
    }
}
