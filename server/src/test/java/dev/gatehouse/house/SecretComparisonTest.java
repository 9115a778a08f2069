package dev.gatehouse.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where what a stranger sent is held against a secret, the time it takes says nothing: no
/// measurement shows that on a busy machine, but which call compares can be read.
class SecretComparisonTest {
    private static final String[] COMPARING = {
        "dev.gatehouse.intake.Authenticator",
        "dev.gatehouse.server.web.ForgedWrites",
        "dev.gatehouse.server.signin.Bootstrap",
        "dev.gatehouse.server.signin.Passwords"
    };

    @Test
    void secretsAreComparedWithoutTellingHowFarTheyAgree() {
        JavaClasses all = new ClassFileImporter().importPackages("dev.gatehouse");
        for (String name : COMPARING) {
            List<JavaMethodCall> calls =
                    all.get(name).getMethodCallsFromSelf().stream()
                            .filter(call -> call.getName().equals("isEqual"))
                            .filter(call ->
                                    call.getTargetOwner().isEquivalentTo(MessageDigest.class))
                            .toList();
            assertThat(calls).as(name + " compares with MessageDigest.isEqual").isNotEmpty();
        }
        noClasses()
                .that()
                .haveNameMatching(String.join("|", COMPARING).replace(".", "\\."))
                .should()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .check(all);
    }
}
