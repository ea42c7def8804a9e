using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kheo.Api.Features.Registration;
using Kheo.Api.Tests.World;
using Kheo.Domain.Registrations;
using static Kheo.Api.Tests.World.World;

namespace Kheo.Api.Tests.Features.Registration;

/// <summary>Two or three people write one draft at once, each by the rule of the page: save over the version read, and at 412 read anew and put together by part.</summary>
public class WritingTogetherTests
{
    [Fact]
    public async Task Whatever_order_the_saves_come_in_no_acknowledged_word_is_lost_and_only_a_part_that_two_wrote_clashes()
    {
        var world = await WithOpenCampaign();
        var clients = new[] { await world.Officer(world.Cell), await world.Officer(world.Cell), await world.Committee(world.Base) };
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => Write(world, clients, new Random(seed)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    private static async Task<bool> Write(World.World world, Client[] clients, Random dice)
    {
        var draft = await world.Registered(world.Cell, officer: clients[0]);
        var desk = new Desk(draft, dice);
        var editors = clients.Take(dice.Next(2, 4)).Select((client, n) => new Editor($"e{n}", client, desk)).ToArray();
        for (var round = 0; round < 12; round++)
        {
            foreach (var editor in editors) for (var words = dice.Next(0, 3); words > 0; words--) editor.Type();
            // Some save at the same moment, some after one another, some not yet.
            await Task.WhenAll(editors.Where(_ => dice.Next(4) > 0).Select(e => e.Save()));
        }
        foreach (var editor in editors) await editor.Save();

        var end = (await clients[0].Get<RegistrationView>($"/api/registrations/{draft.Id}")).Body;
        Assert.Equal(draft.RowVersion + desk.Saves.Count, end.RowVersion);
        Assert.Equal(desk.Saves.Count, desk.Saves.Select(s => s.Version).Distinct().Count());
        Assert.All(desk.Words, w => Assert.Equal(1, Occurrences(Parts.Of(end)[w.Part], w.Text)));
        Assert.All(desk.Clashes, c => Assert.Contains(desk.Saves, s => s.Version > c.Since && s.Version <= c.Read && s.By != c.By && s.Parts.Contains(c.Part)));
        return true;
    }

    private static int Occurrences(string text, string word) => text.Split(' ').Count(w => w == word.Normalize());

    private sealed record Saved(long Version, string By, int[] Parts);

    private sealed record Clash(string By, int Part, long Since, long Read);

    /// <summary>What happened to the draft, as those who wrote it were told.</summary>
    private sealed class Desk(RegistrationView draft, Random dice)
    {
        private int _words;

        public RegistrationView Draft => draft;
        public List<Saved> Saves { get; } = [];
        public List<Clash> Clashes { get; } = [];
        public List<(int Part, string Text)> Words { get; } = [];
        public int AnyPart() => dice.Next(Parts.Count);
        public string NewWord() => $"nghĩa{++_words}".Normalize(dice.Next(2) == 0 ? NormalizationForm.FormC : NormalizationForm.FormD);
    }

    /// <summary>The name and three of the parts.</summary>
    private static class Parts
    {
        public const int Count = 4;

        public static string[] Of(RegistrationView view) => [view.Name, view.Parts.Situation ?? "", view.Parts.Outputs ?? "", view.Parts.Resources ?? ""];

        public static SaveRegistration Body(RegistrationView draft, string[] texts) => new()
        {
            FieldId = draft.FieldId, Name = texts[0], Parts = new FormParts { Situation = texts[1], Outputs = texts[2], Resources = texts[3] },
        };
    }

    private sealed class Editor(string name, Client client, Desk desk)
    {
        private string[] _base = Parts.Of(desk.Draft), _mine = Parts.Of(desk.Draft);
        private long _version = desk.Draft.RowVersion;
        private readonly List<(int Part, string Text)> _unsaved = [];

        public void Type()
        {
            var (part, word) = (desk.AnyPart(), desk.NewWord());
            _mine[part] += " " + word;
            _unsaved.Add((part, word));
        }

        public async Task Save()
        {
            while (_unsaved.Count > 0)
            {
                var answer = await client.Put<RegistrationView>($"/api/registrations/{desk.Draft.Id}", Parts.Body(desk.Draft, _mine), _version);
                if (answer.Status == 412)
                {
                    PutTogether((await client.Get<RegistrationView>($"/api/registrations/{desk.Draft.Id}")).Body);
                    continue;
                }
                lock (desk)
                {
                    desk.Saves.Add(new Saved(answer.Body.RowVersion, name, [.. _unsaved.Select(u => u.Part).Distinct()]));
                    desk.Words.AddRange(_unsaved);
                }
                Assert.Equal(_version + 1, answer.Body.RowVersion);
                _unsaved.Clear();
                (_base, _mine, _version) = (Parts.Of(answer.Body), Parts.Of(answer.Body), answer.Body.RowVersion);
            }
        }

        private void PutTogether(RegistrationView view)
        {
            var theirs = Parts.Of(view);
            for (var part = 0; part < Parts.Count; part++)
            {
                var (iWrote, theyWrote) = (_unsaved.Exists(u => u.Part == part), theirs[part] != _base[part]);
                if (!iWrote) _mine[part] = theirs[part];
                else if (theyWrote)
                {
                    lock (desk) desk.Clashes.Add(new Clash(name, part, _version, view.RowVersion));
                    // A person is asked, and keeps both.
                    _mine[part] = string.Join(' ', _unsaved.Where(u => u.Part == part).Select(u => u.Text).Prepend(theirs[part]));
                }
            }
            (_base, _version) = (theirs, view.RowVersion);
        }
    }
}
