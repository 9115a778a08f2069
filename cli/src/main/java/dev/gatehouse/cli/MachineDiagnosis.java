package dev.gatehouse.cli;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/// What the machine gives a Gatehouse: the Java it runs on, memory, open files.
final class MachineDiagnosis {
    static final int JAVA_VERSION = 25;

    /// What 100 000 identities with a million rights need, and as much again for the index's pages.
    static final long MEMORY_BYTES_MIN = 4L << 30;

    /// Every connection, index segment and block file at hand takes one.
    static final long OPEN_FILES_MIN = 8_192;

    private final Machine machine;

    MachineDiagnosis(Machine machine) {
        this.machine = machine;
    }

    /// What there is.
    ///
    /// @param java the feature release
    /// @param memoryBytes of the machine, or of the container where it is limited
    /// @param openFiles how many a process of this user may have
    record Machine(int java, long memoryBytes, long openFiles) {
        /// This one.
        static Machine here() {
            return ManagementFactory.getOperatingSystemMXBean()
                            instanceof UnixOperatingSystemMXBean unix
                    ? new Machine(
                            Runtime.version().feature(),
                            unix.getTotalMemorySize(),
                            unix.getMaxFileDescriptorCount())
                    : new Machine(Runtime.version().feature(), Long.MAX_VALUE, Long.MAX_VALUE);
        }
    }

    List<Diagnosis> look() {
        return List.of(java(), memory(), openFiles());
    }

    private Diagnosis java() {
        String said = "Java " + machine.java();
        return machine.java() == JAVA_VERSION
                ? Diagnosis.ok("java", said)
                : Diagnosis.bad(
                        "java",
                        said + ", but Gatehouse is made for " + JAVA_VERSION,
                        "install a JDK 25 and point GATEHOUSE_JAVA_HOME at it");
    }

    private Diagnosis memory() {
        String said = Bytes.words(machine.memoryBytes()) + " of memory";
        return machine.memoryBytes() >= MEMORY_BYTES_MIN
                ? Diagnosis.ok("memory", said)
                : Diagnosis.look(
                        "memory",
                        said + "; a large organisation needs " + Bytes.words(MEMORY_BYTES_MIN),
                        "give the machine or the container more before connecting large sources");
    }

    private Diagnosis openFiles() {
        String said = Counts.grouped(Long.toString(machine.openFiles())) + " open files allowed";
        return machine.openFiles() >= OPEN_FILES_MIN
                ? Diagnosis.ok("open files", said)
                : Diagnosis.look(
                        "open files",
                        said,
                        "raise the limit: LimitNOFILE=65536 in the systemd unit, or ulimit -n");
    }
}
