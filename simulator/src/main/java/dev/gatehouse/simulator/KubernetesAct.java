package dev.gatehouse.simulator;

import java.util.List;

/// An audit event of the Kubernetes API server, at the stage `ResponseComplete`.
///
/// @param groups the groups the caller had, beside `system:authenticated`
/// @param code the HTTP status; 403 is a refusal
/// @param asked what was asked for beside the object
record KubernetesAct(String verb, Reference object, List<String> groups, int code, Asked asked)
        implements Act {

    /// The group of callers nobody knows.
    static final String UNAUTHENTICATED = "system:unauthenticated";

    private static final int FORBIDDEN = 403;

    KubernetesAct(String verb, Reference object, List<String> groups, int code) {
        this(verb, object, groups, code, Asked.NOTHING);
    }

    /// What a request says beside its object; a policy that keeps only metadata keeps no body.
    ///
    /// @param query behind the question mark of the address; empty for none
    /// @param as whom the caller impersonates; empty for nobody
    /// @param body the members of `requestObject`
    record Asked(String query, String as, List<Detail> body) {
        static final Asked NOTHING = new Asked("", "", List.of());

        static Asked body(Detail... members) {
            return new Asked("", "", List.of(members));
        }
    }

    /// Kubernetes' `objectRef`; empty strings for parts that are not there.
    record Reference(
            String apiGroup, String resource, String subresource, String namespace, String name) {

        static Reference core(String resource, String namespace, String name) {
            return new Reference("", resource, "", namespace, name);
        }

        String apiVersion() {
            return apiGroup.equals("argoproj.io") ? "v1alpha1" : "v1";
        }

        String requestUri() {
            StringBuilder uri = new StringBuilder(96);
            uri.append(apiGroup.isEmpty() ? "/api/v1" : "/apis/" + apiGroup + "/" + apiVersion());
            if (!namespace.isEmpty()) {
                uri.append("/namespaces/").append(namespace);
            }
            uri.append('/').append(resource);
            if (!name.isEmpty()) {
                uri.append('/').append(name);
            }
            if (!subresource.isEmpty()) {
                uri.append('/').append(subresource);
            }
            return uri.toString();
        }
    }

    @Override
    public Tool tool() {
        return Tool.KUBERNETES;
    }

    @Override
    public String what() {
        return verb + " " + object.requestUri();
    }

    @Override
    public boolean refused() {
        return code == FORBIDDEN;
    }
}
