package dev.gatehouse.simulator;

/// What stories play in: the company and the counters it keeps.
record Setting(Company company, BuildNumbers builds) {

    static Setting of(long seed) {
        return new Setting(Company.of(seed), new BuildNumbers());
    }
}
