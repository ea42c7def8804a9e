using Kheo.Domain;

namespace Kheo.Api.Database;

/// <summary>What the request says of itself: who, which operation, on which day in Hà Nội, which version it expects. Goes into row-level security, audit and log.</summary>
public sealed record RequestFacts(Actor? Actor, string Operation, string RequestId, DateOnly Today, long? IfMatch, string Door = "");

/// <summary>The row is absent, or not the caller's to see: the two answers are one.</summary>
public sealed class Absent() : Exception("There is nothing here for you under this address.");

/// <summary>If-Match names another version than the one that stands.</summary>
public sealed class StaleRow() : Exception("Somebody changed this after you read it. Read it again, then repeat your change.");
