import { configRoutes } from './config';
import { fileRoutes } from './files';
import { filterRoutes } from './filters';
import { issueRoutes } from './issues';
import { langRoutes } from './lang';
import { linkRoutes } from './links';
import { noteRoutes } from './notes';
import { pageRoutes } from './pages';
import { projectRoutes } from './projects';
import { userRoutes } from './users';
import type { Route } from './routes';

export const ROUTES: readonly Route[] = [
  ...configRoutes,
  ...filterRoutes,
  ...issueRoutes,
  ...linkRoutes,
  ...noteRoutes,
  ...fileRoutes,
  ...langRoutes,
  ...projectRoutes,
  ...userRoutes,
  ...pageRoutes,
];
