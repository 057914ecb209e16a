#!/usr/bin/env node
import { build } from './build.js';

await import(await build());
