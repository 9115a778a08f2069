package dev.gatehouse.simulator;

import java.time.Instant;

/// How many events a minute brings, split between people and machines.
///
/// @param perMinute the average over a week, or exactly what every minute brings when `level`
/// @param level whether nights and weekends are as busy as days, as a demonstration wants it
record Pace(double perMinute, boolean level) {

    private static final double PEOPLE_SHARE = 0.34;
    private static final int MINUTES_PER_DAY = 1_440;

    static Pace perDay(long events) {
        return new Pace((double) events / MINUTES_PER_DAY, false);
    }

    static Pace perSecond(double events) {
        return new Pace(events * 60, true);
    }

    double people(Crowd crowd, Instant minute) {
        double wanted = PEOPLE_SHARE * crowd.busy(minute) / crowd.busyOnAverage();
        return perMinute * (level ? wanted / (wanted + machinesWanted(minute)) : wanted);
    }

    double machines(Crowd crowd, Instant minute) {
        return level ? perMinute - people(crowd, minute) : perMinute * machinesWanted(minute);
    }

    private static double machinesWanted(Instant minute) {
        return (1 - PEOPLE_SHARE) * Calendar.machinesBusy(minute);
    }
}
