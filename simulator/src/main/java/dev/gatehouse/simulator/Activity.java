package dev.gatehouse.simulator;

/// One kind of thing people or machines do on an ordinary day, told with its consequences.
@FunctionalInterface
interface Activity {

    void happen(Story story, Account actor);
}
