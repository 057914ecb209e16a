import { pageBench } from './sides/page.js';

export default pageBench('page-postgres', 'postgres');
