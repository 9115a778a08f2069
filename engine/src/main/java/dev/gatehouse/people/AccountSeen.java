package dev.gatehouse.people;

import java.time.Instant;

/// What was seen of one account.
///
/// @param account `tool/instance/kind/id`
/// @param name what the tool called it last; empty where it never did
/// @param events how many counted events it did
public record AccountSeen(String account, String name, Instant first, Instant last, long events) {

    AccountSeen with(String calledNow, Instant time) {
        boolean later = !time.isBefore(last);
        return new AccountSeen(
                account,
                calledNow.isEmpty() || !later ? name : calledNow,
                time.isBefore(first) ? time : first,
                later ? time : last,
                events + 1);
    }
}
