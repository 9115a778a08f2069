/// The journal and its verifier, trusted alone: nothing beyond the JDK.
module dev.gatehouse.journal {
    requires static transitive org.jspecify;

    exports dev.gatehouse.journal;
}
