package dev.gatehouse.source.plan;

import dev.gatehouse.event.Resource;
import dev.gatehouse.event.ResourcePath;
import dev.gatehouse.event.Text;

/// How one kind of resource is read.
record ResourceRule(Value type, PathTemplate path, Value id) {
    Resource read(Slots slots, String tool, String instance) {
        return new Resource(
                path.read(slots, tool, instance), type.read(slots), Text.of(id.read(slots)));
    }

    /// The instance itself, where nothing more is known.
    static Resource instance(String tool, String instance) {
        return new Resource(ResourcePath.of(tool, instance), "instance", Text.Absent.NOT_SENT);
    }
}
