// Required before any test is read.
process.env['RECURRENT_DEEP'] = '1';
