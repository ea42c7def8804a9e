namespace Kheo.Domain;

/// <summary>Every business rule, one line each. Codes are part of the contract: add, never rename.</summary>
public static class Rules
{
    // Everywhere
    public static readonly Rule Stale = new("stale", "Somebody changed this after you read it.");

    // Organisation: tiers, units and their dated versions

    // Access: accounts, assignments, sessions

    // Campaigns: programmes, field lists, campaigns, tier plans, obligations

    // Registrations: models, registrations, result reports, files

    // Judging: councils, sessions, scores

    // Recognitions: decisions, recognitions, awards, nominations

    // Reports: aggregate entries, periodic reports
}
