import { mailBench } from './sides/letters.js';

export default mailBench('mail', 'sqlite');
