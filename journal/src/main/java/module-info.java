/// The journal and its verifier, trusted alone: nothing beyond the JDK.
module dev.gatehouse.journal {
    requires static org.jspecify;
}
