using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Access;

/// <summary>The accounts as XLSX, by the filters of the list.</summary>
public sealed record ExportAccounts(ListAccounts List) : Export<ListAccounts>(List);

public sealed class ExportAccountsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ExportAccounts, Sheet>
{
    public Task<Sheet> Handle(ExportAccounts query, CancellationToken ct)
    {
        var accounts = ListAccountsHandler.Filtered(db, current.Actor, query.List, VietnamTime.Day(clock.GetUtcNow()));
        return Task.FromResult(Sheet.Of("Tài khoản", ListAccountsHandler.Rows(db, accounts).AsAsyncEnumerable(),
            new("Họ và tên", a => a.DisplayName, 32), new("Chức danh", a => a.Title, 28), new("Tên đăng nhập", a => a.UserName, 24), new("Đơn vị", a => a.UnitName, 44),
            new("Trạng thái", a => Words.Of(a.Status), 18), new("Chưa đặt mật khẩu", a => a.Pending, 18)));
    }
}
