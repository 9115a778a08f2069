package dev.gatehouse.simulator;

import java.util.List;
import java.util.Locale;

/// The people the plot is about. They are the same for every seed, so that `docs/start/acme.md` can
/// name them; everybody else is drawn.
enum Cast {
    MARTA_OLSEN("Marta Olsen", Team.STOREFRONT, Office.OSLO),
    HANA_OKAFOR("Hana Okafor", Team.PAYMENTS, Office.LAGOS),
    TOMAS_BRANDT("Tomas Brandt", Team.WAREHOUSE, Office.BERLIN),
    INGRID_FALK("Ingrid Falk", Team.WAREHOUSE, Office.BERLIN),
    VIKTOR_HALE("Viktor Hale", Team.PAYMENTS, Office.LONDON),
    SOFIA_MARIN("Sofia Marin", Team.PLATFORM, Office.MADRID),
    KENJI_WATANABE("Kenji Watanabe", Team.PAYMENTS, Office.TOKYO),
    GRACE_ADEYEMI("Grace Adeyemi", Team.PAYMENTS, Office.LAGOS),
    LENA_VOGEL("Lena Vogel", Team.PAYMENTS, Office.BERLIN),
    RADU_IONESCU("Radu Ionescu", Team.PLATFORM, Office.BUCHAREST),
    PRIYA_RAMAN("Priya Raman", Team.PLATFORM, Office.PUNE),
    LUCA_MORETTI("Luca Moretti", Team.PAYMENTS, Office.LONDON),
    JULIANA_COSTA("Juliana Costa", Team.PAYMENTS, Office.SAO_PAULO, "jrivera-dev"),
    ALEX_KIM_OF_PAYMENTS("Alex Kim", Team.PAYMENTS, Office.NEW_YORK, "alexkim"),
    ALEX_KIM_OF_PLATFORM("Alex Kim", Team.PLATFORM, Office.LONDON, "alex-kim-ops"),
    NIKHIL_RAO("Nikhil Rao", Team.MOBILE, Office.PUNE),
    AMARA_NWOSU("Amara Nwosu", Team.PLATFORM, Office.LAGOS),
    MINA_FAROUK("Mina Farouk", Team.IDENTITY, Office.LONDON),
    JONAS_LIND("Jonas Lind", Team.SEARCH, Office.OSLO),
    RENATA_SILVA("Renata Silva", Team.IT, Office.SAO_PAULO),
    INES_DUARTE("Ines Duarte", Team.SEARCH, Office.MADRID),
    OSKAR_LINDQVIST("Oskar Lindqvist", Team.DATA, Office.OSLO),
    MEI_TANAKA("Mei Tanaka", Team.SECURITY, Office.TOKYO);

    /// These do only what the plot says, so that their events can be counted by hand.
    static final List<Cast> COUNTED =
            List.of(INES_DUARTE, OSKAR_LINDQVIST, MEI_TANAKA, TOMAS_BRANDT, JONAS_LIND);

    private final String fullName;
    private final Team team;
    private final Office office;
    private final String gitHubLogin;

    Cast(String fullName, Team team, Office office) {
        this(fullName, team, office, fullName.toLowerCase(Locale.ROOT).replace(" ", ""));
    }

    Cast(String fullName, Team team, Office office, String gitHubLogin) {
        this.fullName = fullName;
        this.team = team;
        this.office = office;
        this.gitHubLogin = gitHubLogin;
    }

    boolean isPlayedBy(Person person) {
        return person.handles().gitLab().equals(directoryName());
    }

    String fullName() {
        return fullName;
    }

    Team team() {
        return team;
    }

    Office office() {
        return office;
    }

    String gitHubLogin() {
        return gitHubLogin;
    }

    /// The short name in the directory; the second of two people with one name carries the team.
    String directoryName() {
        String plain = fullName.toLowerCase(Locale.ROOT).replace(' ', '.');
        return this == ALEX_KIM_OF_PLATFORM ? plain + "." + team.slug() : plain;
    }
}
