package dev.gatehouse.inventory;

/// An account or a group is in a group and holds what the group holds, as far as that lies within a
/// resource.
///
/// @param member an account or a group
/// @param group the group, as rights name it
/// @param resource the path within which that holds: a namespace, an organisation, the instance
/// @param role the tool's word for the member's place in it; empty where it has none
public record Membership(String member, String group, String resource, String role)
        implements Fact {
    @Override
    public String id() {
        return "membership of " + member + " in " + group + " within " + resource;
    }
}
