package dev.gatehouse.posture;

import dev.gatehouse.event.Contents;
import dev.gatehouse.event.ResourcePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parts of a path, as commands need them.
final class Places {
    private static final int BELOW_INSTANCE = 2;

    private Places() {}

    /// `tool`, `instance`, `owner` (the first name below the instance), `project` (all names up to
    /// the first word of [Contents]), `name` (the last), and behind each such word its name.
    static Map<String, Object> members(ResourcePath path) {
        List<String> segments = path.segments();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("tool", segments.getFirst());
        members.put("instance", segments.get(1));
        List<String> project = new ArrayList<>();
        boolean within = false;
        for (int i = BELOW_INSTANCE; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (Contents.isWord(segment)) {
                within = true;
                if (i + 1 < segments.size()) {
                    members.put(segment.replace('-', '_'), decoded(segments.get(i + 1)));
                }
            } else if (!within) {
                project.add(segment);
            }
        }
        if (!project.isEmpty()) {
            members.put("owner", project.getFirst());
            members.put("project", String.join("/", project));
        }
        members.put("name", path.lastName());
        return members;
    }

    private static String decoded(String segment) {
        return new ResourcePath("a/b/" + segment).lastName();
    }
}
