package dev.gatehouse.record;

/// Who came in, who did not, and who is out again.
public sealed interface SignInRecord extends OwnRecord {

    /// Somebody signed in.
    ///
    /// @param door `password`, `token`, `bootstrap`, `local` or `provider`; a password where there
    ///   is an identity provider is `break-glass`
    record SignedIn(String by, String door, String address) implements SignInRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.SIGNED_IN;
        }
    }

    /// Somebody was not let in.
    ///
    /// @param account the id of the account tried, or empty where there is none of that name
    /// @param reason a word such as `no-group` or `signature`; empty for a password
    /// @param subject whom the identity provider means, where it proved that and they have no
    ///   account
    record SignInRefused(String account, String door, String address, String reason, String subject)
            implements SignInRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.SIGN_IN_REFUSED;
        }
    }

    /// Somebody left.
    record SignedOut(String by) implements SignInRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.SIGNED_OUT;
        }
    }

    /// Somebody ended a session: their own in another browser, or another's.
    ///
    /// @param session its public number
    record SessionEnded(String session, String user, String by) implements SignInRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.SESSION_ENDED;
        }
    }

    /// An account has a second factor, or no longer, or other recovery codes, or one fewer.
    ///
    /// @param change `on`, `off`, `recovery-codes` or `recovery-code-used`
    record SecondFactorChanged(String user, String by, String change) implements SignInRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.SECOND_FACTOR_CHANGED;
        }
    }
}
