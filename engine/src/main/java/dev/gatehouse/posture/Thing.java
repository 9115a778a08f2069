package dev.gatehouse.posture;

import dev.gatehouse.inventory.AccountFact;
import dev.gatehouse.inventory.CredentialFact;
import dev.gatehouse.inventory.Fact;
import dev.gatehouse.inventory.Membership;
import dev.gatehouse.inventory.Right;
import dev.gatehouse.inventory.Setting;
import java.util.List;

/// What one judgement is about.
sealed interface Thing {
    /// How a setting is set.
    record OfSetting(Setting setting) implements Thing {}

    /// A credential.
    record OfCredential(CredentialFact credential) implements Thing {}

    /// An account, wherever it is at home.
    record OfAccount(String text, List<AccountFact> homes) implements Thing {
        public OfAccount {
            homes = List.copyOf(homes);
        }
    }

    /// A right.
    record OfRight(Right right) implements Thing {}

    /// That somebody or a group is in a group.
    record OfMembership(Membership membership) implements Thing {}

    /// What results and exceptions call it; the same for as long as it is about the same.
    default String subject() {
        return switch (this) {
            case OfSetting(Setting setting) -> setting.id();
            case OfCredential(CredentialFact credential) -> credential.id();
            case OfAccount(String text, List<AccountFact> _) -> "account " + text;
            case OfRight(Right right) -> right.id();
            case OfMembership(Membership membership) ->
                    membership.id() + " on " + membership.resource();
        };
    }

    /// The path of the resource it is about; the instance for an account.
    default String resource() {
        return switch (this) {
            case OfSetting(Setting setting) -> setting.resource();
            case OfCredential(CredentialFact credential) -> credential.resource();
            case OfAccount(String text, List<AccountFact> _) -> Fact.place(text);
            case OfRight(Right right) -> right.resource();
            case OfMembership(Membership membership) -> membership.resource();
        };
    }

    /// The account it is about; empty where there is none.
    default String account() {
        return switch (this) {
            case OfSetting _ -> "";
            case OfCredential(CredentialFact credential) -> credential.account();
            case OfAccount(String text, List<AccountFact> _) -> text;
            case OfRight(Right right) -> right.account();
            case OfMembership(Membership membership) -> membership.member();
        };
    }

    /// The tool and its instance.
    default String place() {
        return Fact.place(resource());
    }

    /// The name of the tool.
    default String tool() {
        String place = place();
        int end = place.indexOf('/');
        return end < 0 ? place : place.substring(0, end);
    }

    /// Which of the things a check may be about this is.
    default Check.Over.Kind kind() {
        return switch (this) {
            case OfSetting _ -> Check.Over.Kind.SETTING;
            case OfCredential _ -> Check.Over.Kind.CREDENTIAL;
            case OfAccount _ -> Check.Over.Kind.ACCOUNT;
            case OfRight _ -> Check.Over.Kind.RIGHT;
            case OfMembership _ -> Check.Over.Kind.MEMBERSHIP;
        };
    }

    /// The name a check may choose it by.
    default String name() {
        return switch (this) {
            case OfSetting(Setting setting) -> setting.name();
            case OfCredential(CredentialFact credential) -> credential.kind();
            case OfAccount(String text, List<AccountFact> _) -> kindOf(text);
            case OfRight(Right right) -> right.named();
            case OfMembership(Membership membership) -> kindOf(membership.group());
        };
    }

    /// The kind of an account, such as `user`, as its text says it.
    static String kindOf(String account) {
        String rest =
                account.substring(Math.min(Fact.place(account).length() + 1, account.length()));
        int end = rest.indexOf('/');
        return end < 0 ? rest : rest.substring(0, end);
    }
}
