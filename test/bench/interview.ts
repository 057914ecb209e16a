import { interviewBench } from './sides/interviews.js';

export default interviewBench('interview', 'sqlite');
