using System.Text.Json.Serialization;
using Companion.Infrastructure;
using FluentValidation;

namespace Companion.Features.Meetings;

/// <summary>Why a meeting is changed: optional, at most 500 characters, seen by both people in its history.</summary>
internal sealed record Reason([property: JsonPropertyName("reason")] string? Text = null)
{
    public static readonly Reason None = new();

    internal sealed class Validator : AbstractValidator<Reason>
    {
        public static readonly Validator Instance = new();

        private Validator() =>
            RuleFor(reason => reason.Text).Text(max: 500).OverridePropertyName("reason").WithName("reason");
    }
}
