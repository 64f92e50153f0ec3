using System.Data;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Companion.Infrastructure;

/// <summary>Teaches Dapper that a date column is a <see cref="DateOnly"/>.</summary>
internal sealed class DateOnlyHandler : SqlMapper.TypeHandler<DateOnly>
{
    public override DateOnly Parse(object value) =>
        value is DateTime time ? DateOnly.FromDateTime(time) : (DateOnly)value;

    public override void SetValue(IDbDataParameter parameter, DateOnly value)
    {
        parameter.Value = value;
        ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlDbType.Date;
    }
}
