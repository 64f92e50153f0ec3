namespace Companion.Features.Updates;

/// <summary>An update as the log tells it: data is JSON text, which goes to the wire as it is.</summary>
internal sealed record LoggedUpdate(UpdateCursor Cursor, string Kind, string Data);
