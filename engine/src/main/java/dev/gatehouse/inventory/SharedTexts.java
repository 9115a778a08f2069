package dev.gatehouse.inventory;

import org.jspecify.annotations.Nullable;

/// Lets facts share the texts they have in common. A listing is read one answer after the other,
/// each with texts of its own; a million rights of some thousand accounts on some thousand
/// resources would otherwise hold each name hundreds of times. Holds at most [#TEXTS_MAX] texts;
/// who must forget begins another. Safe for many threads: one that is missed costs memory only.
final class SharedTexts {
    /// Texts known at once, a power of two; one that takes the place of another costs memory only.
    static final int TEXTS_MAX = 1 << 16;

    private final @Nullable String[] met = new String[TEXTS_MAX];

    /// The same fact, made of texts that others have too.
    Fact share(Fact fact) {
        return switch (fact) {
            case Right right ->
                    new Right(
                            share(right.account()),
                            right.permissions(),
                            share(right.resource()),
                            right.through().stream().map(this::share).toList(),
                            share(right.named()));
            case AccountFact account ->
                    new AccountFact(
                            share(account.account()),
                            share(account.name()),
                            share(account.resource()),
                            share(account.role()),
                            share(account.state()),
                            account.twoFactor(),
                            share(account.email()));
            case Membership membership ->
                    new Membership(
                            share(membership.member()),
                            share(membership.group()),
                            share(membership.resource()),
                            share(membership.role()));
            case Setting setting ->
                    new Setting(share(setting.resource()), share(setting.name()), setting.value());
            case CredentialFact credential -> credential;
        };
    }

    /// The text as somebody had it before, or this one.
    String share(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & TEXTS_MAX - 1;
        String before = met[place];
        if (before != null && before.equals(text)) {
            return before;
        }
        met[place] = text;
        return text;
    }
}
