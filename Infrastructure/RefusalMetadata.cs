namespace Companion.Infrastructure;

/// <summary>A refusal that an operation can give beyond those that its shape implies, for the API's description.</summary>
internal sealed record RefusalMetadata(int Status, string[] Codes);
