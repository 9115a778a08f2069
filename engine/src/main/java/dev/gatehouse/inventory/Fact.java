package dev.gatehouse.inventory;

/// One thing a tool says about who may do what, or how something is set. Two facts with the same id
/// in the same listing are the same fact at different times.
public sealed interface Fact permits Right, Setting, CredentialFact, AccountFact, Membership {
    /// What it is about; the same for as long as it is about the same.
    String id();

    /// The path of the resource it is about.
    String resource();

    /// Where the tool and its instance end in a path or an account: `github/acme`.
    static String place(String path) {
        int tool = path.indexOf('/');
        int instance = tool < 0 ? -1 : path.indexOf('/', tool + 1);
        return instance < 0 ? path : path.substring(0, instance);
    }
}
