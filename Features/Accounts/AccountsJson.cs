using System.Text.Json.Serialization;
using Companion.Infrastructure;

namespace Companion.Features.Accounts;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CreateAccount.Request), TypeInfoPropertyName = "CreateAccountRequest")]
[JsonSerializable(typeof(ChangeMyAccount.Request), TypeInfoPropertyName = "ChangeMyAccountRequest")]
[JsonSerializable(typeof(ChangeMyPassword.Request), TypeInfoPropertyName = "ChangeMyPasswordRequest")]
[JsonSerializable(typeof(SetAccountRole.Request), TypeInfoPropertyName = "SetAccountRoleRequest")]
[JsonSerializable(typeof(ExportMyAccount.Response), TypeInfoPropertyName = "ExportMyAccountResponse")]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(Page<AccountSummary>))]
internal sealed partial class AccountsJson : JsonSerializerContext;
