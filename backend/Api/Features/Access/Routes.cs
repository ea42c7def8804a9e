using Kheo.Api.Web;
using Kheo.Domain;
using MediatR;

namespace Kheo.Api.Features.Access;

internal static class Routes
{
    public static void Map(Room room)
    {
        room.Act<SignIn, SessionView>("/session", Permission.Public).Throttled("sign-in");
        room.Get<GetSession, SessionView>("/session", Permission.Own);
        room.Delete<SignOut>("/session", Permission.Own).Unversioned();
        room.Put<ChangePassword, SessionView>("/me/password", Permission.Own)
            .Fails(Rules.PasswordWrong, Rules.PasswordTooShort, Rules.PasswordIsUserName, Rules.PasswordTooCommon).Throttled("sign-in");
        room.Put<SavePreferences, SessionView>("/me/preferences", Permission.Own);
        room.Act<AcceptInvitation, Unit>("/invitations/accept", Permission.Public).Throttled("sign-in")
            .Fails(Rules.InvitationNotValid, Rules.PasswordTooShort, Rules.PasswordIsUserName, Rules.PasswordTooCommon);
        room.Act<CreateFirstAdministrator, Unit>("/first-administrator", Permission.Public).Throttled("sign-in")
            .Fails(Rules.InvitationNotValid, Rules.UnitCodeTaken, Rules.AccountUserNameTaken, Rules.PasswordTooShort, Rules.PasswordIsUserName, Rules.PasswordTooCommon);

        room.Get<ListAccounts, Page<AccountRow>>("/accounts", Permission.AccountsRead);
        room.Export<ExportAccounts>("/accounts/export.xlsx", Permission.AccountsRead);
        room.Get<GetAccount, AccountView>("/accounts/{id}", Permission.AccountsRead);
        room.Create<CreateAccount, AccountView>("/accounts", Permission.AccountsManage).Fails(Rules.AccountUserNameTaken, Rules.UnitClosed);
        room.Put<SaveAccount, AccountView>("/accounts/{id}", Permission.AccountsManage);
        room.Do<DisableAccount, AccountView>("/accounts/{id}/disable", Permission.AccountsManage).Fails(Rules.AccountDisabled);
        room.Do<EnableAccount, AccountView>("/accounts/{id}/enable", Permission.AccountsManage).Fails(Rules.AccountNotDisabled);
        room.Do<InviteAccount, AccountView>("/accounts/{id}/invite", Permission.AccountsManage).Fails(Rules.AccountDisabled);

        room.Do<HandOverWork, HandOverView>("/accounts/{id}/hand-over", Permission.AccountsManage)
            .Fails(Rules.HandOverToSelf, Rules.HandOverNothing, Rules.AssignmentEndsInPast, Rules.AssignmentEnded, Rules.AssignmentOutsideAccountUnit, Rules.AssignmentOverlaps, Rules.AccountDisabled, Rules.UnitClosed);

        room.Get<ListRoles, Page<RoleRow>>("/roles", Permission.AccountsRead);
        room.Get<GetAssignment, AssignmentView>("/assignments/{id}", Permission.AccountsRead);
        room.Create<AssignRole, AssignmentView>("/assignments", Permission.AccountsManage)
            .Fails(Rules.AssignmentOverlaps, Rules.AssignmentOutsideAccountUnit, Rules.AssignmentValidityEmpty, Rules.AccountDisabled, Rules.UnitClosed);
        room.Do<EndAssignment, AssignmentView>("/assignments/{id}/end", Permission.AccountsManage).Fails(Rules.AssignmentEnded, Rules.AssignmentEndsInPast);

        room.Get<ListAudit, Page<AuditRow>>("/audit", Permission.AuditRead);
        room.Export<ExportAudit>("/audit/export.xlsx", Permission.AuditRead);
    }
}
