using Kheo.Api.Web;
using Kheo.Domain;

namespace Kheo.Api.Features.Models;

internal static class Routes
{
    public static void Map(Room room)
    {
        room.Get<ListReplicated, Page<ReplicatedRow>>("/models/replicated", Permission.RegistrationsRead);
        room.Export<ExportReplicated>("/models/replicated/export.xlsx", Permission.RegistrationsRead);
        room.Get<GetReplication, ReplicationView>("/models/{id}/replication", Permission.RegistrationsRead);

        room.Get<ListPeopleInCharge, Page<PersonInChargeView>>("/people-in-charge", Permission.RegistrationsRead);
        room.Export<ExportPeopleInCharge>("/people-in-charge/export.xlsx", Permission.RegistrationsRead);
        room.Get<GetPersonInCharge, PersonInChargeView>("/people-in-charge/{id}", Permission.RegistrationsRead);
        room.Create<AssignPersonInCharge, PersonInChargeView>("/people-in-charge", Permission.RegistrationsWrite).Fails(Rules.InChargeOnce, Rules.UnitClosed, Rules.UnitReorganised);
        room.Do<EndPersonInCharge, PersonInChargeView>("/people-in-charge/{id}/end", Permission.RegistrationsWrite).Fails(Rules.InChargeEnded, Rules.InChargeEndsEarly);

        room.Get<ListTwinnings, Page<TwinningRow>>("/twinnings", Permission.CampaignsRead);
        room.Export<ExportTwinnings>("/twinnings/export.xlsx", Permission.CampaignsRead);
        room.Get<GetTwinning, TwinningView>("/twinnings/{id}", Permission.CampaignsRead);
        room.Create<AssignTwinning, TwinningView>("/twinnings", Permission.RegistrationsAccept)
            .Fails(Rules.TwinningOfItself, Rules.TwinningNotBelow, Rules.TwinningPeriodReversed, Rules.UnitClosed, Rules.UnitReorganised);
        room.Put<ChangeTwinning, TwinningView>("/twinnings/{id}", Permission.RegistrationsAccept).Fails(Rules.TwinningEnded, Rules.TwinningPeriodReversed);
        room.Do<EndTwinning, TwinningView>("/twinnings/{id}/end", Permission.RegistrationsAccept).Fails(Rules.TwinningEnded, Rules.TwinningPeriodReversed);
    }
}
