using AnSinh.Core.Exchanges;

namespace AnSinh.Web.Host;

/// <summary>The services that the page of a batch works with.</summary>
public sealed record ExchangeDesks(ExchangeMaker Maker, AnswerService Answers, DifferenceDesk Differences);
