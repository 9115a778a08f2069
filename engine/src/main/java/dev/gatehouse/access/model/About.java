package dev.gatehouse.access.model;

import java.time.LocalDate;
import java.util.Optional;

/// What is said about a line of the model beside what it does.
///
/// @param role the role it gives; empty where it names permissions itself
/// @param why the reason for having it; empty where none is given
/// @param owner who answers for it; empty where nobody does
/// @param ticket where it was asked for; empty where nowhere
/// @param reviewBy the day by which somebody should look whether it is still needed
public record About(
        String role, String why, String owner, String ticket, Optional<LocalDate> reviewBy) {}
