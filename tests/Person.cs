namespace Companion.Tests;

/// <summary>Somebody who is signed in.</summary>
public sealed record Person(HttpClient Client, Guid Id, string Username, string Token);
