namespace Kheo.Domain.Access;

/// <summary>Long, not the user name, not among those tried first. No rules on classes of characters: they make passwords worse.</summary>
public static class Passwords
{
    public const int Least = 12;
    public const int Most = 256;

    // What is left of the commonest passwords when digits and signs are taken away and the rest is folded.
    private static readonly HashSet<string> CommonStems =
    [
        "", "a", "aa", "aaa", "aaaa", "abc", "abcd", "abcde", "abcdef", "abcdefgh", "abcdefghijkl", "admin", "administrator", "adminadmin", "anhyeuem", "asdasd",
        "asdf", "asdfasdf", "asdfgh", "asdfghjkl", "asdfghjklzxcvbnm", "baseball", "batman", "changeme", "changemenow", "chelsea", "connguoi", "danvan", "danvankheo",
        "default", "dragon", "emyeuanh", "football", "fuckyou", "giadinh", "guest", "hello", "helloworld", "hochiminh", "iloveyou", "iloveyouso", "khongbiet",
        "khongcomatkhau", "letmein", "letmeinplease", "liverpool", "login", "loveyou", "manchester", "manchesterunited", "master", "matkhau", "matkhaumatkhau",
        "matkhaumoi", "matkhaucuatoi", "michael", "monkey", "mypassword", "newpassword", "ninja", "pass", "passpass", "passw", "passwd", "password",
        "passwordpassword", "password_", "passwort", "princess", "q", "qazwsx", "qazwsxedc", "qazwsxedcrfv", "quantri", "quantrivien", "qwe", "qweasd", "qweasdzxc",
        "qweqwe", "qwer", "qwerasdf", "qwert", "qwerty", "qwertyqwerty", "qwertyu", "qwertyui", "qwertyuiop", "qwertyuiopasdf", "qwertyuiopasdfghjkl", "root",
        "rootroot", "secret", "shadow", "starwars", "sunshine", "superman", "supersecret", "test", "testing", "testtest", "thisismypassword", "toiyeuvietnam", "trustno",
        "user", "vietnam", "vietnamvietnam", "vietnamvodich", "welcome", "whatever", "yeuem", "yeuanh", "zaqwsx", "zxc", "zxcv", "zxcvbn", "zxcvbnm",
    ];

    public static void Check(string password, string userName)
    {
        RuleBroken.When(password.Length < Least, Rules.PasswordTooShort);
        RuleBroken.When(string.Equals(password, userName, StringComparison.OrdinalIgnoreCase), Rules.PasswordIsUserName);
        var stem = string.Concat(Text.Fold(password).Where(char.IsLetter));
        RuleBroken.When(CommonStems.Contains(stem) || password.Distinct().Count() < 4, Rules.PasswordTooCommon);
    }
}
