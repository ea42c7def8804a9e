using Kheo.Api.Web;

namespace Kheo.Api.Features.Search;

internal static class Routes
{
    public static void Map(Room room) => room.Get<SearchEverything, SearchView>("/search", Permission.Own);
}
