package dev.gatehouse.simulator;

/// What stories play in: the company and the counters it keeps.
record Setting(Company company, BuildNumbers builds) {

    static Setting of(long seed) {
        return of(Company.of(seed));
    }

    static Setting of(Company company) {
        return new Setting(company, new BuildNumbers());
    }
}
