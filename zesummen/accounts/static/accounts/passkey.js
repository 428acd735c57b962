// allauth's passkey script reports what went wrong as an event; people need to read it.
document.addEventListener('allauth.error', function () {
  const problem = document.getElementById('passkey_problem')
  if (problem) problem.hidden = false
})
