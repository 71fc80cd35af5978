namespace Gateway.Routing;

public sealed record Route(string Prefix, Uri Destination);
