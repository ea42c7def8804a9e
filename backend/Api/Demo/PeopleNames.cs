namespace Kheo.Api.Demo;

/// <summary>Names of people who do not exist, put together by chance from given names that no public figure bears with these families.</summary>
internal static class PeopleNames
{
    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Danh", "Thạch", "Châu", "Lâm", "Mai"];
    private static readonly string[] MenMiddles = ["Văn", "Minh", "Hữu", "Thanh", "Quốc", "Hoàng", "Công", "Chí"];
    private static readonly string[] MenGivens = ["Út", "Bền", "Thuận", "Lượm", "Sang", "Khởi", "Rạng", "Trọn", "Vẹn", "Lành", "Toại", "Phận", "Nhẫn", "Đảm", "Thới", "Tươi", "Ngoan", "Sáng", "Lực", "Đức"];
    private static readonly string[] WomenMiddles = ["Thị", "Ngọc", "Thị Kim", "Thị Thu", "Thị Mỹ", "Bích", "Thị Hồng", "Thúy"];
    private static readonly string[] WomenGivens = ["Hạnh", "Lan", "Thủy", "Diễm", "Loan", "Lài", "Thắm", "Phượng", "Yến", "Trinh", "Đào", "Vân", "Hiền", "Tuyết", "Nhung", "Cúc", "Thảo", "Bé Ba", "Gấm", "Duyên"];

    public static string Woman(Dice dice) => Make(dice, WomenMiddles, WomenGivens);

    public static string Man(Dice dice) => Make(dice, MenMiddles, MenGivens);

    public static string Anybody(Dice dice) => dice.Chance(45) ? Woman(dice) : Man(dice);

    private static string Make(Dice dice, string[] middles, string[] givens) => $"{dice.Pick(Families)} {dice.Pick(middles)} {dice.Pick(givens)}";
}
