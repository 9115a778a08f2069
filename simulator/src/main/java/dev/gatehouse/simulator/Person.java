package dev.gatehouse.simulator;

/// One of Acme's 214 people.
///
/// @param number 0-based, stable for a seed; the cast of the plot comes first
record Person(
        int number,
        String name,
        Team team,
        Office office,
        Handles handles,
        NativeIds ids,
        Credential token)
        implements Account {

    @Override
    public Origin origin() {
        return new Origin(office.address(number), office.country());
    }

    String email() {
        return handles.gitLab() + "@acme.example";
    }
}
