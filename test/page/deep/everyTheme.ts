// Required before any test is read.
process.env['RECURRENT_EVERY_THEME'] = '1';
