import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { accountsSearch, credentialSearch, differenceSearch, resourceSearch } from './access/accessSearch';
import { behaviourSearch } from './behaviour/behaviourSearch';
import { detectionsSearch } from './detections/detectionsSearch';
import { exploreSearch } from './events/exploreSearch';
import { evidenceSearch } from './evidence/evidenceSearch';
import { findingsSearch } from './findings/findingsSearch';
import { Frame } from './frame/Frame';
import { NotFound } from './frame/NotFound';
import { matrixSearch } from './matrix/matrixSearch';
import { modelSearch } from './model/modelSearch';
import { searchOf, searchText } from './parts/addressSearch';
import { Failure } from './parts/Failure';
import { peopleSearch } from './people/peopleSearch';
import { postureSearch } from './posture/postureSearch';
import { reviewsSearch } from './reviews/reviewsSearch';
import { weekSearch } from './week/weekSearch';

const frame = createRootRoute({ component: Frame, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/overview' });
  },
});

const overview = createRoute({
  getParentRoute: () => frame,
  path: '/overview',
  component: lazyRouteComponent(() => import('./overview/Overview'), 'Overview'),
});

const week = createRoute({
  getParentRoute: () => frame,
  path: '/week',
  validateSearch: weekSearch,
  component: lazyRouteComponent(() => import('./week/Week'), 'Week'),
});

const explore = createRoute({
  getParentRoute: () => frame,
  path: '/explore',
  validateSearch: exploreSearch,
  component: lazyRouteComponent(() => import('./events/Explore'), 'Explore'),
});

const access = createRoute({
  getParentRoute: () => frame,
  path: '/access',
  validateSearch: differenceSearch,
  component: lazyRouteComponent(() => import('./access/Access'), 'Access'),
});

const matrix = createRoute({
  getParentRoute: () => frame,
  path: '/access/matrix',
  validateSearch: matrixSearch,
  component: lazyRouteComponent(() => import('./matrix/Matrix'), 'Matrix'),
});

const accounts = createRoute({
  getParentRoute: () => frame,
  path: '/access/accounts',
  validateSearch: accountsSearch,
  component: lazyRouteComponent(() => import('./access/Accounts'), 'Accounts'),
});

const resource = createRoute({
  getParentRoute: () => frame,
  path: '/access/resource',
  validateSearch: resourceSearch,
  component: lazyRouteComponent(() => import('./access/ResourcePage'), 'ResourcePage'),
});

const credential = createRoute({
  getParentRoute: () => frame,
  path: '/access/credential',
  validateSearch: credentialSearch,
  component: lazyRouteComponent(() => import('./access/CredentialPage'), 'CredentialPage'),
});

const people = createRoute({
  getParentRoute: () => frame,
  path: '/access/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('./people/People'), 'People'),
});

const findings = createRoute({
  getParentRoute: () => frame,
  path: '/findings',
  validateSearch: findingsSearch,
  component: lazyRouteComponent(() => import('./findings/Findings'), 'Findings'),
});

const reviews = createRoute({
  getParentRoute: () => frame,
  path: '/reviews',
  validateSearch: reviewsSearch,
  component: lazyRouteComponent(() => import('./reviews/Reviews'), 'Reviews'),
});

const evidence = createRoute({
  getParentRoute: () => frame,
  path: '/evidence',
  validateSearch: evidenceSearch,
  component: lazyRouteComponent(() => import('./evidence/Evidence'), 'Evidence'),
});

const questions = createRoute({
  getParentRoute: () => frame,
  path: '/questions',
  component: lazyRouteComponent(() => import('./findings/Questions'), 'Questions'),
});

const behaviour = createRoute({
  getParentRoute: () => frame,
  path: '/behaviour',
  validateSearch: behaviourSearch,
  component: lazyRouteComponent(() => import('./behaviour/Behaviour'), 'Behaviour'),
});

const detections = createRoute({
  getParentRoute: () => frame,
  path: '/detections',
  validateSearch: detectionsSearch,
  component: lazyRouteComponent(() => import('./detections/Detections'), 'Detections'),
});

const posture = createRoute({
  getParentRoute: () => frame,
  path: '/posture',
  validateSearch: postureSearch,
  component: lazyRouteComponent(() => import('./posture/Posture'), 'Posture'),
});

const model = createRoute({
  getParentRoute: () => frame,
  path: '/model',
  validateSearch: modelSearch,
  component: lazyRouteComponent(() => import('./model/AccessModel'), 'AccessModel'),
});

const sources = createRoute({
  getParentRoute: () => frame,
  path: '/sources',
  validateSearch: (search: Record<string, unknown>): { source?: string; add?: string } => ({
    ...(typeof search.source === 'string' ? { source: search.source } : {}),
    ...(typeof search.add === 'string' ? { add: search.add } : {}),
  }),
  component: lazyRouteComponent(() => import('./sources/Sources'), 'Sources'),
});

const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings/$section',
  component: lazyRouteComponent(() => import('./settings/Settings'), 'Settings'),
});

const settingsHome = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/$section', params: { section: 'integrity' } });
  },
});

/** Every screen has an address, and everything chosen on it stands in that address. */
export const router = createRouter({
  routeTree: frame.addChildren([
    home,
    overview,
    week,
    explore,
    access,
    matrix,
    accounts,
    resource,
    credential,
    people,
    findings,
    reviews,
    evidence,
    questions,
    behaviour,
    detections,
    posture,
    sources,
    model,
    settings,
    settingsHome,
  ]),
  parseSearch: searchOf,
  stringifySearch: searchText,
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error, reset }) => <Failure error={error} retry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
