package dev.gatehouse.record;

/// What is done with the matches of detections, decided by people.
public sealed interface DetectionRecord extends OwnRecord {
    /// Somebody says what is done with the matches of a detection from here on.
    ///
    /// @param detection its name
    /// @param state `on`, `watch` or `off`; empty for what its file says
    record DetectionSet(String detection, String state, String reason, String by)
            implements DetectionRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.DETECTION_SET;
        }
    }
}
