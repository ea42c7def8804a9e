using Kheo.Api.Web;

namespace Kheo.Api.Features.Models;

internal static class Routes
{
    public static void Map(Room room)
    {
        room.Get<ListReplicated, Page<ReplicatedRow>>("/models/replicated", Permission.RegistrationsRead);
        room.Export<ExportReplicated>("/models/replicated/export.xlsx", Permission.RegistrationsRead);
        room.Get<GetReplication, ReplicationView>("/models/{id}/replication", Permission.RegistrationsRead);
    }
}
