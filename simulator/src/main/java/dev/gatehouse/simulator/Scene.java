package dev.gatehouse.simulator;

/// One scene of the plot, with its decoy. `docs/start/acme.md` tells each in words and gives the
/// query that finds it.
sealed interface Scene
        permits ForgottenPolicy,
                LeaversToken,
                ProtectionOff,
                BorrowedBotToken,
                WideDoor,
                TwoNames,
                AnnouncedRestart,
                Worm,
                Traveller,
                Newcomer,
                PaymentsReleases,
                CountedPeople {

    /// The number in `docs/start/acme.md`; 0 for what is no scene but must be exact.
    int number();

    void play(Script script);
}
