using AnSinh.Core.Network;

namespace AnSinh.Web.Host;

/// <summary>The services that the pages of a payment point work with.</summary>
public sealed record NetworkDesks(PointDesk Points, PayDayDesk Days);
