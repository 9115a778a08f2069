package dev.gatehouse.access.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelDifferenceTest {
    private static final String DESK =
            "  - { to: [\"lamp/hall/user/1\"], allow: [write], on: [lamp/hall/desk] }\n";
    private static final String SHELF =
            "  - { to: [\"lamp/hall/user/2\"], allow: [write], on: [lamp/hall/shelf] }\n";
    private static final String GOVERNED =
            "governed:\n  - { on: [lamp/hall], permissions: [admin] }\n";

    private static Model model(String... lines) {
        return Model.read(List.of(new ModelText("m.yaml", String.join("", lines))));
    }

    private static boolean concerns(ModelDifference difference, int user) {
        return difference.concerns("lamp/hall/user/" + user, Optional.empty());
    }

    @Test
    void aLineThatCameConcernsThoseItMeans() {
        ModelDifference difference =
                ModelDifference.of(
                        model("assignments:\n", DESK, GOVERNED),
                        model("assignments:\n", SHELF, DESK, GOVERNED));
        assertThat(difference.concernsAll()).isFalse();
        assertThat(concerns(difference, 1)).isFalse();
        assertThat(concerns(difference, 2)).isTrue();
        assertThat(difference.at("m.yaml:2")).isEqualTo("m.yaml:3");
        assertThat(difference.at("m.yaml:4")).isEqualTo("m.yaml:5");
    }

    @Test
    void aLineThatWentConcernsThoseItMeant() {
        ModelDifference difference =
                ModelDifference.of(
                        model("assignments:\n", DESK, SHELF), model("assignments:\n", DESK));
        assertThat(concerns(difference, 1)).isFalse();
        assertThat(concerns(difference, 2)).isTrue();
        assertThat(difference.isMoved()).isFalse();
    }

    @Test
    void sayingTheSameTwiceIsMoreThanOnce() {
        ModelDifference difference =
                ModelDifference.of(
                        model("assignments:\n", DESK), model("assignments:\n", DESK, DESK));
        assertThat(concerns(difference, 1)).isTrue();
    }

    @Test
    void otherPathsBeingGovernedConcernsAll() {
        assertThat(
                        ModelDifference.of(
                                        model("assignments:\n", DESK),
                                        model("assignments:\n", DESK, GOVERNED))
                                .concernsAll())
                .isTrue();
        assertThat(ModelDifference.of(Model.NONE, model("assignments:\n", DESK)).concernsAll())
                .isTrue();
    }
}
