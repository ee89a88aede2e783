@echo off
rem LIIF for ImageJ, in the shell. JAVA_OPTS is for Java, such as set JAVA_OPTS=-Xmx8g
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if exist "%HOME_DIR%\runtime\bin\java.exe" set "JAVA=%HOME_DIR%\runtime\bin\java"
if not defined TF_CPP_MIN_LOG_LEVEL set "TF_CPP_MIN_LOG_LEVEL=2"
"%JAVA%" %JAVA_OPTS% -cp "%HOME_DIR%\lib\*" sc.fiji.liif.command.Main %*
exit /b %ERRORLEVEL%
